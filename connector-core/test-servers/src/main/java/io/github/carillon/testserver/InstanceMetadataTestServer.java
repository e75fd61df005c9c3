package io.github.carillon.testserver;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/**
 * Plays the metadata service of an EC2 instance with a role, in its second version alone: nothing without a token.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html">the service</a>
 */
public final class InstanceMetadataTestServer extends ServiceTestServer {

    private static final String ROLE = "carillon-worker";
    private static final String ROLES = "/latest/meta-data/iam/security-credentials/";

    private final AwsKeys keys;
    private final boolean withRole;
    private final String token = "metadata-token-" + UUID.randomUUID();

    private InstanceMetadataTestServer(AwsKeys keys, boolean withRole) {
        this.keys = keys;
        this.withRole = withRole;
    }

    /** Starts that of an instance with a role on a free port. */
    public static InstanceMetadataTestServer start(AwsKeys keys) {
        return start(keys, true);
    }

    /** Starts that of an instance without a role on a free port. */
    public static InstanceMetadataTestServer withoutRole() {
        return start(new AwsKeys(Clock.systemUTC()), false);
    }

    private static InstanceMetadataTestServer start(AwsKeys keys, boolean withRole) {
        InstanceMetadataTestServer testServer = new InstanceMetadataTestServer(keys, withRole);
        testServer.listen();
        return testServer;
    }

    @Override
    boolean isScripted(ServiceRequest request) {
        return request.method().equals("GET");
    }

    @Override
    Reply answer(ServiceRequest request) {
        if (request.is("PUT", "/latest/api/token")) {
            String ttl = request.header("X-aws-ec2-metadata-token-ttl-seconds");
            return ttl.matches("[0-9]{1,5}")
                    ? new Reply(200, Map.of("X-aws-ec2-metadata-token-ttl-seconds", ttl), "text/plain", token)
                    : text(400, "Bad Request");
        }
        if (!request.header("X-aws-ec2-metadata-token").equals(token)) {
            return text(401, "Unauthorized");
        }
        if (!withRole) {
            return text(404, "Not Found");
        }
        return request.is("GET", ROLES)
                ? text(200, ROLE)
                : request.is("GET", ROLES + ROLE) ? Reply.json(200, keys.json()) : text(404, "Not Found");
    }

    private static Reply text(int status, String text) {
        return new Reply(status, Map.of(), "text/plain", text);
    }
}
