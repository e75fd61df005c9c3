package io.github.carillon.worker.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.io.CloseMode;
import org.camunda.bpm.client.impl.RequestExecutor;
import org.camunda.bpm.client.topic.impl.dto.FetchAndLockRequestDto;

/** The external-task client's own requests, and the fetching that it keeps to itself. */
final class EngineRequests extends RequestExecutor implements AutoCloseable {

    private static final int OK = 200;

    private final CloseableHttpClient http;
    private final FetchReader reader;

    EngineRequests(CloseableHttpClient http, ObjectMapper json) {
        super(http, json);
        this.http = http;
        this.reader = new FetchReader(json);
    }

    RestFetched fetchAndLock(String baseUrl, FetchAndLockRequestDto request) {
        return postRequest(baseUrl + "/external-task/fetchAndLock", request, RestFetched.class);
    }

    /** The client itself tells nothing of the tasks in an answer that it cannot read. */
    @Override
    protected <T> HttpClientResponseHandler<T> handleResponse(Class<T> type) {
        HttpClientResponseHandler<T> usual = super.handleResponse(type);
        return response -> type == RestFetched.class && response.getCode() == OK
                ? type.cast(read(response.getEntity()))
                : usual.handleResponse(response);
    }

    private RestFetched read(HttpEntity answer) throws IOException {
        try (InputStream content = answer.getContent()) {
            return reader.read(content);
        }
    }

    /** Ends the requests that are on their way. */
    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
