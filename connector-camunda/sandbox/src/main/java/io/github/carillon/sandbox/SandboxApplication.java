package io.github.carillon.sandbox;

import io.github.carillon.starter.http.WebServerWiring;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** What runs in the sandbox beside the worker: everything listed, nothing found by a scan. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    WebServerWiring.class,
    LoopbackGuard.class,
    InstanceWatch.class,
    SandboxUsers.class,
    ExampleShelf.class,
    Opening.class,
    MailController.class,
    FaultController.class,
    TwilioController.class,
    SandboxDevices.class,
    PushController.class,
    AppController.class,
    ExampleController.class
})
class SandboxApplication {}
