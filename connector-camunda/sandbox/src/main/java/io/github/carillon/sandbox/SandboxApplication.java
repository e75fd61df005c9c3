package io.github.carillon.sandbox;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.mustache.MustacheAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * What runs in the sandbox beside the engine: everything listed, nothing found by a scan. Flyway is for the worker's
 * ledger, which migrates its own database; jmustache is for its messages.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {FlywayAutoConfiguration.class, MustacheAutoConfiguration.class})
@Import({
    LoopbackGuard.class,
    InstanceWatch.class,
    SandboxUsers.class,
    ExampleShelf.class,
    Opening.class,
    MailController.class,
    TwilioController.class,
    ExampleController.class
})
class SandboxApplication {}
