package io.github.carillon.core.fcm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.configuration.RawProperty;
import io.github.carillon.core.configuration.Section;
import io.github.carillon.testserver.GoogleAccount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceAccountTest {

    private static final GoogleAccount ACCOUNT = GoogleAccount.of("shop-1a2b3");

    private final FcmProvider provider = new FcmProvider();

    @TempDir
    private Path folder;

    @Test
    void the_file_is_read_as_google_gave_it() throws Exception {
        Path file = Files.writeString(folder.resolve("account.json"), ACCOUNT.keyFile());
        Section section = section("service-account-file", file.toString());

        assertThat(section.mistakes()).isEmpty();
        FcmSettings settings = (FcmSettings) provider.settings(section);
        assertThat(settings.account().projectId()).isEqualTo("shop-1a2b3");
        assertThat(settings.account().clientEmail()).isEqualTo(ACCOUNT.clientEmail());
        assertThat(settings.account().key()).isEqualTo(ACCOUNT.keys().getPrivate());
        assertThat(settings.tokenUrl()).hasToString(GoogleAccount.TOKEN_URI);
        assertThat(settings.baseUrl()).hasToString("https://fcm.googleapis.com");
    }

    @Test
    void its_text_is_as_good_as_the_file() {
        assertThat(section("service-account", ACCOUNT.keyFile()).mistakes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("damages")
    void what_is_wrong_with_it_is_said_and_nothing_of_what_is_in_it(UnaryOperator<String> damage, String said) {
        List<String> mistakes =
                section("service-account", damage.apply(ACCOUNT.keyFile())).mistakes();

        assertThat(mistakes)
                .singleElement()
                .asString()
                .startsWith("fcm.service-account ")
                .contains(said);
        assertThat(mistakes.toString()).doesNotContain("PRIVATE KEY", "MII", ACCOUNT.clientEmail());
    }

    @Test
    void a_connection_without_an_account_is_a_mistake() {
        Section section = new Section("fcm.");
        section.check(provider.keys());

        assertThat(section.mistakes()).singleElement().asString().startsWith("fcm.service-account is missing: ");
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damaged(text -> "not JSON", "must be the JSON key file"),
                damaged(text -> "[]", "must be the JSON key file"),
                damaged(
                        text -> text.replace("\"service_account\"", "\"authorized_user\""),
                        "must be the JSON key file"),
                damaged(text -> text.replace("project_id", "x"), "without project_id"),
                damaged(text -> text.replace("client_email", "x"), "without client_email"),
                damaged(text -> text.replace("\"private_key\"", "\"x\""), "without private_key"),
                damaged(text -> text.replace("token_uri", "x"), "without token_uri"),
                damaged(text -> text.replace("shop-1a2b3\"", "Shop 1\""), "project_id is no project's id"),
                damaged(text -> text.replace("MII", "!II"), "private_key is no RSA key"),
                damaged(text -> text.replace("BEGIN", "BEGUN"), "private_key is no RSA key"),
                damaged(text -> text.replace("https://oauth2", "http://oauth2"), "token_uri must begin with https://"));
    }

    private static Arguments damaged(UnaryOperator<String> damage, String said) {
        return Arguments.of(damage, said);
    }

    private Section section(String key, String value) {
        Section section = new Section("fcm.");
        section.add(new RawProperty(List.of(key), value, "", false));
        section.check(provider.keys());
        return section;
    }
}
