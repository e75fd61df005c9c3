package io.github.carillon.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SecretTest {

    @Test
    void a_secret_shows_itself_only_when_told_to() {
        Secret secret = Secret.of("open sesame");

        assertThat(secret).hasToString("***");
        assertThat(secret.reveal()).isEqualTo("open sesame");
    }

    @Test
    void secrets_are_equal_when_their_texts_are() {
        assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).hasSameHashCodeAs(Secret.of("a"));
        assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b"));
    }

    @Test
    void a_secret_of_spaces_is_blank() {
        assertThat(Secret.of(" ").isBlank()).isTrue();
        assertThat(Secret.of("x").isBlank()).isFalse();
    }
}
