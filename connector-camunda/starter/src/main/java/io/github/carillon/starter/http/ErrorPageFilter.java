package io.github.carillon.starter.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Keeps the page of errors for errors. The web server leads there by itself whenever something went wrong; whoever asks
 * for it finds nothing, and not the error that there was none.
 */
final class ErrorPageFilter implements Filter {

    private ErrorPageFilter() {}

    /** Before everything else, at the path that the configuration gives the page. */
    static FilterRegistrationBean<ErrorPageFilter> registration(Environment environment) {
        FilterRegistrationBean<ErrorPageFilter> registration = new FilterRegistrationBean<>(new ErrorPageFilter());
        String path = environment.getProperty("server.error.path", environment.getProperty("error.path", "/error"));
        registration.setUrlPatterns(List.of(path));
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain chain) throws IOException {
        ((HttpServletResponse) answer).sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}
