package io.github.carillon.starter.http;

import io.github.carillon.starter.settings.Settings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletPath;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Who sees what of health and metrics, at whichever port they are. */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnBean(Settings.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ManagementWiring {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> carillonPeers() {
        return server -> server.addEngineValves(new PeerValve());
    }

    /** At a port of its own it has a web server of its own, to be shared like the other. */
    @Bean
    @ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> carillonFairManagement(ObjectProvider<FairServer> fair) {
        return server -> fair.ifAvailable(sharing -> sharing.customize(server));
    }

    @Bean
    @ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
    FilterRegistrationBean<ErrorPageFilter> carillonManagementErrorPage(Environment environment) {
        return ErrorPageFilter.registration(environment);
    }

    @Bean
    FilterRegistrationBean<OperatorFilter> carillonOperators(
            Settings settings,
            ObjectProvider<PathMappedEndpoints> endpoints,
            ObjectProvider<DispatcherServletPath> pages) {
        OperatorPaths paths = new OperatorPaths(
                endpoints::getObject,
                path -> pages.stream()
                        .findFirst()
                        .map(parent -> parent.getRelativePath(path))
                        .orElse(path));
        FilterRegistrationBean<OperatorFilter> registration =
                new FilterRegistrationBean<>(new OperatorFilter(paths, new OperatorToken(settings.operatorToken())));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return registration;
    }
}
