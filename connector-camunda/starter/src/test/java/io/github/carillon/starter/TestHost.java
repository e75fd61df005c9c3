package io.github.carillon.starter;

import io.github.carillon.starter.http.FairServer;
import io.github.carillon.starter.http.WebServerWiring;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** An application that has the starter, and a web server of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(WebServerWiring.class)
class TestHost {

    static SpringApplication application() {
        return new SpringApplication(TestHost.class);
    }

    @Bean
    FairServer fairServer(Environment environment) {
        return new FairServer(environment);
    }
}
