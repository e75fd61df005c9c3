package io.github.carillon.engines;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * An engine with its REST, which asks who calls. It is compiled once and started on the class path of each engine, of Spring
 * Boot 2 and 3 alike: what belongs to one of them only is named by strings.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class EngineApplication {

    private static final String REGISTRATION = "org.springframework.boot.web.servlet.FilterRegistrationBean";
    private static final String FILTER = ".bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter";
    private static final String PROVIDER = ".bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider";

    /**
     * Starts one.
     *
     * @param arguments the root of the engine's packages, such as {@code org.camunda}, and then settings
     */
    public static void main(String... arguments) {
        SpringApplication application = new SpringApplication(EngineApplication.class);
        application.addInitializers(context -> ((BeanDefinitionRegistry) context.getBeanFactory())
                .registerBeanDefinition("restAuthentication", authentication(arguments[0])));
        application.run(List.of(arguments).subList(1, arguments.length).toArray(String[]::new));
    }

    private static BeanDefinition authentication(String packages) {
        return BeanDefinitionBuilder.genericBeanDefinition(REGISTRATION)
                .addPropertyValue(
                        "filter",
                        BeanDefinitionBuilder.genericBeanDefinition(packages + FILTER)
                                .getBeanDefinition())
                .addPropertyValue("urlPatterns", List.of("/engine-rest/*"))
                .addPropertyValue("initParameters", Map.of("authentication-provider", packages + PROVIDER))
                .getBeanDefinition();
    }
}
