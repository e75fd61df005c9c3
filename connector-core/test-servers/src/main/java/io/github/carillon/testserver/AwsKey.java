package io.github.carillon.testserver;

import java.time.Instant;

/**
 * An access key of AWS.
 *
 * @param id its id
 * @param secret the key itself
 * @param token what belongs to a temporary key, or empty
 * @param until when it expires
 */
public record AwsKey(String id, String secret, String token, Instant until) {
    @Override
    public String toString() {
        return "AwsKey[***]";
    }
}
