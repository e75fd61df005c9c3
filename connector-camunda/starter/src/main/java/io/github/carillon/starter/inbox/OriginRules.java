package io.github.carillon.starter.inbox;

import io.github.carillon.core.value.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/** Which origins' web pages may ask (Fetch Standard, section 3.2): those that are named, and this server's own. */
final class OriginRules extends DefaultCorsProcessor {

    private static final long AN_HOUR = 3600;

    private OriginRules() {}

    static CorsFilter filter(List<String> origins) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(origins);
        allowed.setAllowedMethods(List.of("GET", "POST", "PUT", "DELETE"));
        allowed.setAllowedHeaders(List.of("*"));
        allowed.setExposedHeaders(List.of(HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE));
        // the hub's clients ask for it; there are no cookies here that could be misused
        allowed.setAllowCredentials(true);
        allowed.setMaxAge(AN_HOUR);
        CorsFilter filter = new CorsFilter(request -> allowed);
        filter.setCorsProcessor(new OriginRules());
        return filter;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
        response.setStatusCode(HttpStatus.FORBIDDEN);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        String body = Json.object()
                .put("title", HttpStatus.FORBIDDEN.getReasonPhrase())
                .put("status", HttpStatus.FORBIDDEN.value())
                .put("detail", "The page's origin is not among carillon.inbox.origins.")
                .toString();
        response.getBody().write(body.getBytes(StandardCharsets.UTF_8));
        response.flush();
    }
}
