package io.github.carillon.core.aws;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.value.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That the signature is right, the test server of SES says. */
class AwsSignerTest {

    private static final Clock THEN = Clock.fixed(Instant.parse("2015-08-30T12:36:00Z"), UTC);
    private static final AwsCredentials KEY = new AwsCredentials("AKIDEXAMPLE", Secret.of("the-secret-key"), null);

    @Test
    void a_request_is_signed_with_the_time_of_the_clock_and_the_scope_of_the_connection() {
        Map<String, String> sent = headers(KEY);

        assertThat(sent).containsEntry("X-Amz-Date", "20150830T123600Z").containsEntry("Content-Type", "text/plain");
        assertThat(sent.get("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                        + " SignedHeaders=content-type;host;")
                .containsPattern("Signature=[0-9a-f]{64}$");
        assertThat(sent).doesNotContainKey("Host");
    }

    @Test
    void a_temporary_key_is_signed_with_its_token() {
        Map<String, String> sent =
                headers(new AwsCredentials("AKIDEXAMPLE", Secret.of("the-secret-key"), Secret.of("the-token")));

        assertThat(sent).containsEntry("X-Amz-Security-Token", "the-token");
        assertThat(sent.get("Authorization")).contains(";x-amz-security-token,");
    }

    @Test
    void what_is_signed_shows_nothing() {
        assertThat(sign(KEY)).hasToString("Signed[***]");
        assertThat(KEY.toString()).doesNotContain("the-secret-key");
    }

    private static Map<String, String> headers(AwsCredentials credentials) {
        return sign(credentials).match(AwsSigning.Signed::headers, none -> Map.of("failed", none.toString()));
    }

    private static AwsSigning sign(AwsCredentials credentials) {
        try (AwsSigner signer = new AwsSigner(credentials, "service", "us-east-1", HttpLimits.defaults(), THEN)) {
            URI uri = URI.create("https://example.amazonaws.com/v2/things");
            return signer.sign("POST", uri, Map.of("Content-Type", "text/plain"), new byte[] {1, 2, 3});
        }
    }
}
