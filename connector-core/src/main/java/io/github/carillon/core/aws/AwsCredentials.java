package io.github.carillon.core.aws;

import io.github.carillon.core.value.Secret;
import org.jspecify.annotations.Nullable;

/**
 * An AWS access key.
 *
 * @param accessKeyId its id
 * @param secretAccessKey the key itself
 * @param sessionToken what belongs to a temporary key, or null
 */
public record AwsCredentials(
        String accessKeyId,
        Secret secretAccessKey,
        @Nullable Secret sessionToken) {}
