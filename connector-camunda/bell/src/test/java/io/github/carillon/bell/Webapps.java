package io.github.carillon.bell;

import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** An engine with Tasklist and Cockpit in this process, and two users whose passwords are their names. */
final class Webapps implements AutoCloseable {

    private final ServletWebServerApplicationContext context;

    private Webapps(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /** @param bell the plugin's settings, as parameters of the servlet context */
    static Webapps start(Map<String, String> bell) {
        SpringApplication application = new SpringApplication(Engine.class);
        String[] settings = Stream.concat(
                        Stream.of("--spring.config.name=webapps"),
                        bell.entrySet().stream()
                                .map(setting -> "--server.servlet.context-parameters." + setting.getKey() + "="
                                        + setting.getValue()))
                .toArray(String[]::new);
        Webapps webapps = new Webapps((ServletWebServerApplicationContext) application.run(settings));
        webapps.createUser("mary");
        return webapps;
    }

    /** With a slash at the end. */
    URI address() {
        return URI.create("http://127.0.0.1:" + context.getWebServer().getPort() + "/camunda/");
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private void createUser(String id) {
        IdentityService identities = bean(IdentityService.class);
        User user = identities.newUser(id);
        user.setPassword(id);
        identities.saveUser(user);
        identities.createMembership(id, "camunda-admin");
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Engine {}
}
