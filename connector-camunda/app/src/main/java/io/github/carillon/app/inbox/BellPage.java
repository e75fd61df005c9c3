package io.github.carillon.app.inbox;

import java.util.List;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The pages at {@code /bell} and {@code /bell/preferences}, and their scripts for pages on other hosts. */
final class BellPage implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        for (String path : List.of("/bell", "/bell/")) {
            views.addViewController(path).setViewName("forward:/bell/index.html");
        }
        views.addViewController("/bell/preferences").setViewName("forward:/bell/preferences.html");
    }

    /** A browser asks for leave to load a module from another host; these are nobody's secret. */
    @Override
    public void addCorsMappings(CorsRegistry cors) {
        cors.addMapping("/bell/*.js").allowedOrigins("*").allowedMethods("GET");
    }
}
