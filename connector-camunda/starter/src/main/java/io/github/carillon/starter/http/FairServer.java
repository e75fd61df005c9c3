package io.github.carillon.starter.http;

import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;

/** Has a web server share itself among those who ask, so that none of them can have all of it. */
public final class FairServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final String operators;
    private final int threads;

    public FairServer(Environment environment) {
        this.operators = environment.getProperty("management.endpoints.web.base-path", "/actuator");
        this.threads = environment.getProperty("server.tomcat.threads.max", Integer.class, 200);
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.setProtocol(FairProtocol.class.getName());
        server.addEngineValves(new FairValve(operators, Math.max(1, threads / 2)));
        server.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                // whoever is not let in need not even send a body
                http.setContinueResponseTiming("onRead");
            }
        });
    }
}
