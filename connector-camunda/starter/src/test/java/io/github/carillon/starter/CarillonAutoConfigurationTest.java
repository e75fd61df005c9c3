package io.github.carillon.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.carillon.worker.CarillonWorker;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;

/** An application that has the starter has the worker, unless it says no. */
final class CarillonAutoConfigurationTest {

    @Test
    void the_worker_is_there_without_another_word() {
        try (RunningApp app = RunningApp.alone(Map.of())) {
            assertThat(app.bean(CarillonWorker.class)).isNotNull();
        }
    }

    /** What would be a mistake of the configuration is none then, and the rest of the application is ready. */
    @Test
    void it_is_left_out_where_the_application_wants_it_so() {
        try (RunningApp app = RunningApp.with(Map.of("enabled", false, "engine.url", "nowhere"))) {
            assertThatThrownBy(() -> app.bean(CarillonWorker.class)).isInstanceOf(NoSuchBeanDefinitionException.class);
            assertThat(app.status("/actuator/health/readiness")).isEqualTo(200);
        }
    }
}
