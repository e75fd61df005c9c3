package io.github.carillon.core.aws;

import io.github.carillon.core.aws.AwsSigning.Failed;
import io.github.carillon.core.aws.AwsSigning.Signed;
import io.github.carillon.core.http.HttpLimits;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Signs requests to one service of AWS (Signature Version 4) by AWS's own library, and sends none of them. May be used
 * from any thread; is closed when no longer needed.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">AWS's description</a>
 */
public final class AwsSigner implements AutoCloseable {

    private final CredentialSource source;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final String service;
    private final String region;
    private final Clock clock;

    /**
     * Connects to nothing yet.
     *
     * @param credentials what is written down, or null for what the surroundings give
     * @param service as signatures name it, such as {@code ses}
     * @param limits for requests to AWS's token service
     */
    public AwsSigner(
            @Nullable AwsCredentials credentials, String service, String region, HttpLimits limits, Clock clock) {
        this.source = credentials == null
                ? CredentialSource.ofSurroundings(region, limits)
                : CredentialSource.written(credentials);
        this.service = service;
        this.region = region;
        this.clock = clock;
    }

    /** Signs a request. May ask for credentials, and wait for them as long as the limits allow. */
    public AwsSigning sign(String method, URI uri, Map<String, String> headers, byte[] body) {
        AwsCredentialsIdentity credentials;
        try {
            credentials = source.resolve();
        } catch (SdkException | UncheckedIOException none) {
            return new Failed(CredentialFailure.outcome(source.name(), none));
        }
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(uri);
        headers.forEach(request::putHeader);
        return new Signed(sent(signed(request.build(), body, credentials)), source.renews());
    }

    /** Where the credentials come from, for people. */
    public String source() {
        return source.name();
    }

    @Override
    public void close() {
        source.close();
    }

    private SignedRequest signed(SdkHttpRequest request, byte[] body, AwsCredentialsIdentity credentials) {
        return signer.sign(signing -> signing.identity(credentials)
                .request(request)
                .payload(ContentStreamProvider.fromByteArrayUnsafe(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(HttpSigner.SIGNING_CLOCK, clock));
    }

    private static Map<String, String> sent(SignedRequest signed) {
        Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        signed.request().headers().forEach((name, values) -> sent.put(name, String.join(",", values)));
        sent.remove("Host");
        return sent;
    }
}
