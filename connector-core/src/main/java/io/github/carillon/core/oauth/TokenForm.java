package io.github.carillon.core.oauth;

import io.github.carillon.core.value.Secret;
import java.util.Map;

/**
 * The fields of a request for a token.
 *
 * @param open those that may be told
 * @param secretName the name of the one that may not
 * @param secret its value
 */
public record TokenForm(Map<String, String> open, String secretName, Secret secret) {

    public TokenForm {
        open = Map.copyOf(open);
    }
}
