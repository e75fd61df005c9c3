package io.github.carillon.worker.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;
import org.camunda.bpm.client.impl.RequestExecutor;
import org.camunda.bpm.client.task.impl.ExternalTaskImpl;
import org.camunda.bpm.client.topic.impl.dto.FetchAndLockRequestDto;

/** The external-task client's own requests, and the fetching that it keeps to itself. */
final class EngineRequests extends RequestExecutor implements AutoCloseable {

    private final CloseableHttpClient http;

    EngineRequests(CloseableHttpClient http, ObjectMapper json) {
        super(http, json);
        this.http = http;
    }

    List<ExternalTaskImpl> fetchAndLock(String baseUrl, FetchAndLockRequestDto request) {
        return List.of(postRequest(baseUrl + "/external-task/fetchAndLock", request, ExternalTaskImpl[].class));
    }

    /** Ends the requests that are on their way. */
    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
