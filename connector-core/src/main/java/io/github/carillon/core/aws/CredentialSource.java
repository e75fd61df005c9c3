package io.github.carillon.core.aws;

import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.value.Secret;
import java.util.Arrays;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Where credentials come from. The providers are those of AWS's library and keep what they were given until shortly
 * before it expires. Of the surroundings only the first that is set up is asked, in the order of AWS's own programs: when
 * it has a fault, another one's credentials would hide it.
 *
 * @param name for people
 * @param provider asked for every request
 * @param closing what to close at the end
 * @see <a href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/credentials-chain.html">AWS's order</a>
 */
record CredentialSource(String name, AwsCredentialsProvider provider, SdkAutoCloseable closing)
        implements AutoCloseable {

    private static final SdkAutoCloseable NOTHING = () -> {};

    static CredentialSource written(AwsCredentials key) {
        Secret token = key.sessionToken();
        String secret = key.secretAccessKey().reveal();
        return new CredentialSource(
                "the configuration",
                StaticCredentialsProvider.create(
                        token == null
                                ? AwsBasicCredentials.create(key.accessKeyId(), secret)
                                : AwsSessionCredentials.create(key.accessKeyId(), secret, token.reveal())),
                NOTHING);
    }

    static CredentialSource ofSurroundings(String region, HttpLimits limits) {
        if (System.getProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property()) != null) {
            return new CredentialSource(
                    "the JVM's aws.accessKeyId", SystemPropertyCredentialsProvider.create(), NOTHING);
        }
        if (isSet(SdkSystemSetting.AWS_ACCESS_KEY_ID, SdkSystemSetting.AWS_SECRET_ACCESS_KEY)) {
            return new CredentialSource(
                    "the environment's AWS_ACCESS_KEY_ID", EnvironmentVariableCredentialsProvider.create(), NOTHING);
        }
        if (isSet(SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE)) {
            WebIdentity identity = new WebIdentity(region, limits);
            return new CredentialSource("the web identity of AWS_WEB_IDENTITY_TOKEN_FILE", identity, identity);
        }
        if (isSet(
                SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI,
                SdkSystemSetting.AWS_CONTAINER_CREDENTIALS_FULL_URI)) {
            ContainerCredentialsProvider container = ContainerCredentialsProvider.create();
            return new CredentialSource("the container's role", container, container);
        }
        InstanceProfileCredentialsProvider instance = InstanceProfileCredentialsProvider.create();
        return new CredentialSource("the instance's role", instance, instance);
    }

    AwsCredentialsIdentity resolve() {
        return provider.resolveCredentials();
    }

    /** Whether AWS lends them for a time, and gives others before that is over. */
    boolean renews() {
        return closing != NOTHING;
    }

    @Override
    public void close() {
        closing.close();
    }

    private static boolean isSet(SdkSystemSetting... settings) {
        return Arrays.stream(settings)
                .anyMatch(setting -> setting.getStringValue().isPresent());
    }
}
