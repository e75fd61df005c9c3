package io.github.carillon.bell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxTokenTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final InboxToken tokens =
            new InboxToken("0123456789abcdef0123456789abcdef", Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void it_holds_for_a_minute() throws IOException {
        JsonNode claims = claims(tokens.of("demo", "acme"));
        assertThat(claims.get("iat").asLong()).isEqualTo(NOW.getEpochSecond());
        assertThat(claims.get("exp").asLong()).isEqualTo(NOW.getEpochSecond() + 60);
        assertThat(claims.get("tenant").asText()).isEqualTo("acme");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo\",\"sub\":\"mary",
                "a\\",
                "tab\t, line\n",
                "Zoë",
                "\uD83D\uDD14",
                "\uD800 half",
                "\u2028",
                "\u0000"
            })
    void no_user_id_can_pass_for_another_one(String user) throws IOException {
        JsonNode claims = claims(tokens.of(user, user));
        assertThat(claims.get("sub").asText()).isEqualTo(user);
        assertThat(claims.get("tenant").asText()).isEqualTo(user);
        assertThat(claims.size()).isEqualTo(5);
    }

    private static JsonNode claims(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }
}
