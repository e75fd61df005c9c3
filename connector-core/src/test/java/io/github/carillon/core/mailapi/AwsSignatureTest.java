package io.github.carillon.core.mailapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.value.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWS's own examples: its Signature Version 4 test suite. */
class AwsSignatureTest {

    private static final String KEY_ID = "AKIDEXAMPLE";
    private static final Secret KEY = Secret.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static final Instant THEN = Instant.parse("2015-08-30T12:36:00Z");
    private static final String SESSION =
            "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuw"
                    + "thAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8"
                    + "YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj"
                    + "2ICCR/oLxBA==";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "get-vanilla, GET, /, '', '', host;x-amz-date,"
                + " 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
        "get-vanilla-query-order-key-case, GET, /?Param2=value2&Param1=value1, '', '', host;x-amz-date,"
                + " b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        "get-header-value-trim, GET, /, 'My-Header1: value1|My-Header2: \"a   b   c\"', '',"
                + " host;my-header1;my-header2;x-amz-date,"
                + " acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
        "post-vanilla, POST, /, '', '', host;x-amz-date,"
                + " 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
        "post-header-key-sort, POST, /, My-Header1:value1, '', host;my-header1;x-amz-date,"
                + " c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c",
        "post-x-www-form-urlencoded, POST, /, Content-Type:application/x-www-form-urlencoded, Param1=value1,"
                + " content-type;host;x-amz-date,"
                + " ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
    })
    void a_request_is_signed_as_aws_publishes(
            String name, String method, String path, String headers, String body, String signed, String signature) {
        assertSigned(new AwsCredentials(KEY_ID, KEY, null), method, path, headers, body, signed, signature);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource("post-sts-header-before, 85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead")
    void a_temporary_key_is_signed_with_its_token(String name, String signature) {
        var credentials = new AwsCredentials(KEY_ID, KEY, Secret.of(SESSION));

        assertSigned(credentials, "POST", "/", "", "", "host;x-amz-date;x-amz-security-token", signature);
    }

    private static void assertSigned(
            AwsCredentials credentials,
            String method,
            String path,
            String headers,
            String body,
            String signed,
            String signature) {
        Map<String, String> sent = new AwsSignature(credentials, "us-east-1", "service")
                .sign(
                        method,
                        URI.create("https://example.amazonaws.com" + path),
                        parsed(headers),
                        body.getBytes(StandardCharsets.UTF_8),
                        THEN);

        assertThat(sent.get("X-Amz-Date")).isEqualTo("20150830T123600Z");
        assertThat(sent.get("Authorization"))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                        + " SignedHeaders=" + signed + ", Signature=" + signature);
        assertThat(credentials.toString()).doesNotContain("wJalr", "AQoD");
    }

    private static Map<String, String> parsed(String headers) {
        Map<String, String> parsed = new HashMap<>();
        for (String header : headers.split("\\|", -1)) {
            int colon = header.indexOf(':');
            if (colon > 0) {
                parsed.put(header.substring(0, colon), header.substring(colon + 1));
            }
        }
        return parsed;
    }
}
