package io.github.carillon.starter.hub;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What answers at the hub's address. No HttpServlet, which would have to be serializable. */
abstract sealed class HubAddress implements Servlet permits HubServlet, AzureNegotiation {

    private @Nullable ServletConfig config;

    @Override
    public final void init(ServletConfig given) {
        config = given;
    }

    @Override
    public final @Nullable ServletConfig getServletConfig() {
        return config;
    }

    @Override
    public final void destroy() {
        // what there is to release has an owner of its own
    }

    @Override
    public final void service(ServletRequest asked, ServletResponse answer) throws IOException, ServletException {
        service((HttpServletRequest) asked, (HttpServletResponse) answer);
    }

    abstract void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException;

    /** A way to connect, which may hold a token. */
    static void negotiated(HttpServletResponse response, JsonNode json) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        write(response, "application/json", json.toString());
    }

    static void notFound(HttpServletResponse response) throws IOException {
        refuse(response, HttpServletResponse.SC_NOT_FOUND, "There is nothing here.");
    }

    static void notAllowed(HttpServletResponse response, String allowed) throws IOException {
        response.setHeader("Allow", allowed);
        refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "This method is not for this.");
    }

    static void refuse(HttpServletResponse response, int status, String reason) throws IOException {
        response.setStatus(status);
        write(response, "text/plain", reason);
    }

    static void write(HttpServletResponse response, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type + ";charset=utf-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
