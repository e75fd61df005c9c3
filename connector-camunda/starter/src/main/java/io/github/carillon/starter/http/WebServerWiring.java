package io.github.carillon.starter.http;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** For a web server that is no host's, beside {@code carillon-server.yaml}: a host says for itself what its errors are. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class WebServerWiring {

    @Bean
    FilterRegistrationBean<ErrorPageFilter> carillonErrorPage(Environment environment) {
        return ErrorPageFilter.registration(environment);
    }
}
