package io.github.carillon.starter.inbox;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The pages at {@code /bell} and {@code /bell/preferences}, and their scripts for pages on other hosts. They are
 * forwarded to here and not by a view's name, which is not found for whoever accepts nothing that exists.
 */
@Controller
final class BellPage implements WebMvcConfigurer {

    @GetMapping({"/bell", "/bell/"})
    void bell(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        request.getRequestDispatcher("/bell/index.html").forward(request, response);
    }

    @GetMapping("/bell/preferences")
    void preferences(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        request.getRequestDispatcher("/bell/preferences.html").forward(request, response);
    }

    /** A browser asks for leave to load a module from another host; these are nobody's secret. */
    @Override
    public void addCorsMappings(CorsRegistry cors) {
        cors.addMapping("/bell/*.js").allowedOrigins("*").allowedMethods("GET");
    }
}
