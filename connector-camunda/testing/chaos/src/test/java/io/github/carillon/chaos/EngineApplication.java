package io.github.carillon.chaos;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.mustache.MustacheAutoConfiguration;

/** A Camunda engine with its REST. What only the worker needs is on the class path too, and left alone. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {FlywayAutoConfiguration.class, MustacheAutoConfiguration.class})
class EngineApplication {

    /** Starts one, in a JVM of its own. */
    public static void main(String[] arguments) {
        SpringApplication.run(EngineApplication.class, arguments);
    }
}
