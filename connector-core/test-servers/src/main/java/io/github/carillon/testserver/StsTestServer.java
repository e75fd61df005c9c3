package io.github.carillon.testserver;

import java.util.Map;

/**
 * Plays AssumeRoleWithWebIdentity of AWS's token service for one role and one identity.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html">the request</a>
 */
public final class StsTestServer extends ServiceTestServer {

    private static final String ANSWER = """
        <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <AssumeRoleWithWebIdentityResult>
            <AssumedRoleUser><Arn>%s</Arn><AssumedRoleId>AROAEXAMPLE:worker</AssumedRoleId></AssumedRoleUser>
            <Credentials>
              <AccessKeyId>%s</AccessKeyId><SecretAccessKey>%s</SecretAccessKey>
              <SessionToken>%s</SessionToken><Expiration>%s</Expiration>
            </Credentials>
          </AssumeRoleWithWebIdentityResult>
          <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>
        </AssumeRoleWithWebIdentityResponse>\
        """;

    private final AwsKeys keys;
    private final String role;
    private final String identity;

    private StsTestServer(AwsKeys keys, String role, String identity) {
        this.keys = keys;
        this.role = role;
        this.identity = identity;
    }

    /**
     * Starts one on a free port.
     *
     * @param role the role's ARN
     * @param identity the token of whom the role trusts
     */
    public static StsTestServer start(AwsKeys keys, String role, String identity) {
        StsTestServer testServer = new StsTestServer(keys, role, identity);
        testServer.listen();
        return testServer;
    }

    /** An answer for {@link #next} with an error of the service. */
    public static ServiceAnswer error(int status, String code) {
        return ServiceAnswer.reply(status, text(code, "no")).withHeader("Content-Type", "text/xml");
    }

    @Override
    Reply answer(ServiceRequest request) {
        Form form = Form.parse(request.text());
        if (!"AssumeRoleWithWebIdentity".equals(form.first("Action"))) {
            return new Reply(400, Map.of(), "text/xml", text("InvalidAction", "no such action"));
        }
        if (!identity.equals(form.first("WebIdentityToken"))) {
            String said = "the token " + form.first("WebIdentityToken") + " is not valid";
            return new Reply(400, Map.of(), "text/xml", text("InvalidIdentityToken", said));
        }
        if (!role.equals(form.first("RoleArn"))) {
            return new Reply(403, Map.of(), "text/xml", text("AccessDenied", "Not authorized to assume the role"));
        }
        AwsKey key = keys.lend();
        String body = ANSWER.formatted(role, key.id(), key.secret(), key.token(), key.until());
        return new Reply(200, Map.of(), "text/xml", body);
    }

    private static String text(String code, String message) {
        return """
            <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>1</RequestId>
            </ErrorResponse>\
            """.formatted(code, message);
    }
}
