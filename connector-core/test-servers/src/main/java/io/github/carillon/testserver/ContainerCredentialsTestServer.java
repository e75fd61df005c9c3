package io.github.carillon.testserver;

import java.net.URI;

/**
 * Plays the endpoint that gives an ECS task, or a pod of EKS, the credentials of its role.
 *
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html">the endpoint</a>
 */
public final class ContainerCredentialsTestServer extends ServiceTestServer {

    private static final String PATH = "/v1/credentials";

    private final AwsKeys keys;
    private final String authorization;

    private ContainerCredentialsTestServer(AwsKeys keys, String authorization) {
        this.keys = keys;
        this.authorization = authorization;
    }

    /**
     * Starts one on a free port.
     *
     * @param authorization what the container must show
     */
    public static ContainerCredentialsTestServer start(AwsKeys keys, String authorization) {
        ContainerCredentialsTestServer testServer = new ContainerCredentialsTestServer(keys, authorization);
        testServer.listen();
        return testServer;
    }

    /** For {@code AWS_CONTAINER_CREDENTIALS_FULL_URI}. */
    public URI credentialsUri() {
        return baseUri().resolve(PATH);
    }

    @Override
    boolean isScripted(ServiceRequest request) {
        return true;
    }

    @Override
    Reply answer(ServiceRequest request) {
        if (!request.is("GET", PATH)) {
            return error(404, "NotFound", "no such path");
        }
        return request.header("Authorization").equals(authorization)
                ? Reply.json(200, keys.json())
                : error(403, "AccessDenied", "the token is not that of the container");
    }

    private static Reply error(int status, String code, String message) {
        return Reply.json(status, "{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}");
    }
}
