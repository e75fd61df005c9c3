package io.github.carillon.sandbox;

import io.github.carillon.app.CarillonWiring;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The worker, and what runs in the sandbox beside it: everything listed, nothing found by a scan. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    CarillonWiring.class,
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
