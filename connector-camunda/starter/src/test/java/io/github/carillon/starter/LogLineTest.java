package io.github.carillon.starter;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

final class LogLineTest {

    @Test
    void a_line_about_a_task_names_it() throws IOException {
        assertThat(line(Map.of(
                        "topic", "sendmessage", "task", "t-1", "processInstance", "p-2", "activity", "Activity_3")))
                .isEqualTo("[sendmessage task=t-1 instance=p-2 activity=Activity_3] hello");
    }

    @Test
    void what_is_not_known_is_left_out() throws IOException {
        assertThat(line(Map.of("topic", "sendmessage", "task", "t-1"))).isEqualTo("[sendmessage task=t-1] hello");
        assertThat(line(Map.of())).isEqualTo("hello");
    }

    private static String line(Map<String, String> known) throws IOException {
        LoggerContext context = new LoggerContext();
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(pattern() + "%msg");
        layout.start();
        LoggingEvent event = new LoggingEvent();
        event.setLoggerContext(context);
        event.setMessage("hello");
        event.setMDCPropertyMap(known);
        return layout.doLayout(event);
    }

    private static String pattern() throws IOException {
        return new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("carillon-defaults.yaml")).stream()
                        .map(source -> source.getProperty("logging.pattern.correlation"))
                        .map(String::valueOf)
                        .findFirst()
                        .orElseThrow();
    }
}
