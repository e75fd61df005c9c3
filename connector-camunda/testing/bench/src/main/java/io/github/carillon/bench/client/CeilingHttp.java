package io.github.carillon.bench.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** The two requests of the engine's REST that a worker cannot do without, and nothing around them. */
final class CeilingHttp {

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private final String base;
    private final ObjectMapper json = new ObjectMapper();
    private final CloseableHttpClient http;

    CeilingHttp(URI engine, int connections) {
        this.base = engine + "/external-task";
        this.http = HttpClients.custom()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .build())
                .build();
    }

    /** The ids of the tasks that were locked. */
    List<String> fetch(String body) throws IOException {
        return http.execute(post("/fetchAndLock", body), response -> {
            expect(OK, response);
            List<String> ids = new ArrayList<>();
            try (InputStream content = response.getEntity().getContent()) {
                for (JsonNode task : json.readTree(content)) {
                    ids.add(task.path("id").asText());
                }
            }
            return ids;
        });
    }

    /** Says that a task is done. */
    void complete(String id, String body) throws IOException {
        http.execute(post("/" + id + "/complete", body), response -> {
            expect(NO_CONTENT, response);
            EntityUtils.consume(response.getEntity());
            return id;
        });
    }

    private HttpPost post(String path, String body) {
        HttpPost post = new HttpPost(base + path);
        post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        return post;
    }

    private static void expect(int code, ClassicHttpResponse response) throws IOException {
        if (response.getCode() != code) {
            throw new IOException("the engine answers " + response.getCode());
        }
    }
}
