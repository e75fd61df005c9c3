package io.github.carillon.app.hub;

import io.github.carillon.core.inbox.Reader;
import io.github.carillon.core.signalr.AzurePush;
import io.github.carillon.core.signalr.HubUser;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where our hub would be, for clients that are served by Azure: sends them there, each with a token of his own. */
final class AzureNegotiation implements Servlet {

    private final AzurePush azure;
    private final Function<HttpServletRequest, Reader> readers;
    private @Nullable ServletConfig config;

    /**
     * @param readers whose request it is
     */
    AzureNegotiation(AzurePush azure, Function<HttpServletRequest, Reader> readers) {
        this.azure = azure;
        this.readers = readers;
    }

    @Override
    public void init(ServletConfig given) {
        config = given;
    }

    @Override
    public @Nullable ServletConfig getServletConfig() {
        return config;
    }

    @Override
    public String getServletInfo() {
        return "The way to the hub of in-app notifications";
    }

    @Override
    public void destroy() {
        // nothing to release
    }

    @Override
    public void service(ServletRequest asked, ServletResponse answer) throws IOException {
        HttpServletRequest request = (HttpServletRequest) asked;
        HttpServletResponse response = (HttpServletResponse) answer;
        Reader reader = readers.apply(request);
        if (!"/negotiate".equals(request.getPathInfo())) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else {
            String user = HubUser.of(reader.tenant(), reader.user());
            response.setHeader("Cache-Control", "no-store");
            response.setContentType("application/json;charset=utf-8");
            response.getOutputStream().write(azure.negotiate(user).toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
