package io.github.carillon.starter.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.starter.hub.Judges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

final class TokenExampleTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    @Test
    void the_program_that_makes_a_token_makes_one_for_this_inbox() throws Exception {
        Judges.needs("node");
        Files.writeString(folder.resolve("token.mjs"), example());
        Files.writeString(folder.resolve("secret"), SECRET + "\n");

        Jwt token = NimbusJwtDecoder.withSecretKey(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"))
                .build()
                .decode(printed("node", "token.mjs", "secret", "mary"));

        assertThat(token.getSubject()).isEqualTo("mary");
        assertThat(token.getAudience()).containsExactly("carillon-inbox");
        assertThat(token.getExpiresAt()).isNotNull();
    }

    private static String example() {
        return Page.of(Path.of("connector-camunda", "docs", "inbox-api.md")).blocks().stream()
                .filter(block -> block.language().equals("js"))
                .map(Page.Block::text)
                .findFirst()
                .orElseThrow();
    }

    private String printed(String... command) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(program.waitFor(1, TimeUnit.MINUTES)).as("in time").isTrue();
            return new String(program.getInputStream().readAllBytes(), UTF_8).strip();
        } finally {
            program.destroyForcibly();
        }
    }
}
