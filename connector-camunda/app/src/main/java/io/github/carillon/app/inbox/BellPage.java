package io.github.carillon.app.inbox;

import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The bell's page at {@code /bell}, and its scripts for pages on other hosts. */
final class BellPage implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry views) {
        views.addViewController("/bell").setViewName("forward:/bell/index.html");
    }

    /** A browser asks for leave to load a module from another host; these are nobody's secret. */
    @Override
    public void addCorsMappings(CorsRegistry cors) {
        cors.addMapping("/bell/*.js").allowedOrigins("*").allowedMethods("GET");
    }
}
