package io.github.carillon.starter.inbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.value.Json;
import io.github.carillon.starter.settings.InboxSettings;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The pages at {@code /bell} and below it, and their scripts for pages on other hosts. They are
 * forwarded to here and not by a view's name, which is not found for whoever accepts nothing that exists.
 */
@Controller
final class BellPage implements WebMvcConfigurer {

    private final InboxSettings inbox;

    BellPage(InboxSettings inbox) {
        this.inbox = inbox;
    }

    @GetMapping({"/bell", "/bell/"})
    void bell(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        request.getRequestDispatcher("/bell/index.html").forward(request, response);
    }

    @GetMapping("/bell/preferences")
    void preferences(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        request.getRequestDispatcher("/bell/preferences.html").forward(request, response);
    }

    /** The inbox as an app: on a phone's home screen, or in a window of its own. */
    @GetMapping("/bell/app")
    void app(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        unframed(response);
        request.getRequestDispatcher("/bell/app.html").forward(request, response);
    }

    /** The administrator's page; what it shows is told to administrators only. */
    @GetMapping("/bell/devices")
    void devices(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        unframed(response);
        request.getRequestDispatcher("/bell/devices.html").forward(request, response);
    }

    /** By whom the pages have users signed in: nobody's secret. */
    @GetMapping("/bell/app.json")
    void settings(HttpServletResponse response) throws IOException {
        ObjectNode answer = Json.object();
        if (inbox.issuer() != null && inbox.signIn().clientId() != null) {
            answer.putObject("signIn")
                    .put("issuer", inbox.issuer())
                    .put("clientId", inbox.signIn().clientId())
                    .put("scope", inbox.signIn().scope());
        } else {
            answer.putNull("signIn");
        }
        response.setContentType("application/json");
        response.getOutputStream().write(Json.bytes(answer));
    }

    /** No page of somebody else's puts one of these below its own buttons. A page itself cannot say so. */
    private static void unframed(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", "frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    /** A browser asks for leave to load a module from another host; these are nobody's secret. */
    @Override
    public void addCorsMappings(CorsRegistry cors) {
        cors.addMapping("/bell/*.js").allowedOrigins("*").allowedMethods("GET");
    }
}
