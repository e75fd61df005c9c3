package io.github.carillon.starter.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages to try the bell and the preferences with. */
final class BellPageTest {

    @ParameterizedTest
    @CsvSource({"/bell,<carillon-bell", "/bell/,<carillon-bell", "/bell/preferences,<carillon-preferences"})
    void a_page_is_there_for_everybody(String path, String element) {
        HttpResponse<String> page = ask(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).contains(element);
    }

    @ParameterizedTest
    @CsvSource({"/bell/carillon-bell.js", "/bell/carillon-preferences.js", "/bell/page.js", "/bell/preferences-page.js"
    })
    void a_page_on_another_host_may_have_the_scripts(String path) {
        HttpResponse<String> script = ask(path);

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    private static HttpResponse<String> ask(String path) {
        return InboxApp.send(
                HttpRequest.newBuilder(InboxApp.app().uri(path)).header("Origin", "https://elsewhere.example.org"));
    }
}
