package io.github.carillon.bench.engine;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.mustache.MustacheAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** A Camunda engine with its REST. What only the worker needs is on the class path too, and left alone. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {FlywayAutoConfiguration.class, MustacheAutoConfiguration.class})
class EngineApplication {

    /** The models name it in an expression. */
    @Bean
    Finished finished() {
        return new Finished();
    }
}
