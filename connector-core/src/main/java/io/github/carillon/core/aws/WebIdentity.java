package io.github.carillon.core.aws;

import io.github.carillon.core.http.HttpCaller;
import io.github.carillon.core.http.HttpLimits;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The role that AWS's token service gives for the token in a file, as on EKS with IAM roles for service accounts. Which
 * role and which file, the surroundings say ({@code AWS_ROLE_ARN}, {@code AWS_WEB_IDENTITY_TOKEN_FILE}). What they say is
 * read when it is first needed, so that a mistake in it is a delivery's outcome.
 */
final class WebIdentity implements AwsCredentialsProvider, SdkAutoCloseable {

    private final HttpCaller caller;
    private final String region;
    private @Nullable StsClient sts;
    private @Nullable StsWebIdentityTokenFileCredentialsProvider provider;

    /** Connects to nothing yet. */
    WebIdentity(String region, HttpLimits limits) {
        this.caller = new HttpCaller(limits);
        this.region = region;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        return provider().resolveCredentials();
    }

    @Override
    public synchronized void close() {
        if (provider != null) {
            provider.close();
        }
        if (sts != null) {
            sts.close();
        }
        caller.close();
    }

    private synchronized StsWebIdentityTokenFileCredentialsProvider provider() {
        if (SdkSystemSetting.AWS_ROLE_ARN.getStringValue().isEmpty()) {
            throw SdkClientException.create("AWS_ROLE_ARN is missing, which says whose role the token is for");
        }
        if (sts == null) {
            sts = client();
        }
        if (provider == null) {
            provider = StsWebIdentityTokenFileCredentialsProvider.builder()
                    .stsClient(sts)
                    .build();
        }
        return provider;
    }

    /** A request that fails is not repeated here: the delivery is. */
    private StsClient client() {
        return StsClient.builder()
                .httpClient(new CallerHttpClient(caller))
                .region(Region.of(region))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(configuration -> configuration.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }
}
