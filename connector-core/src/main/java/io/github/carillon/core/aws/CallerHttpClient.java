package io.github.carillon.core.aws;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.http.HttpCall;
import io.github.carillon.core.http.HttpCaller;
import io.github.carillon.core.http.HttpResult.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Makes the requests of AWS's library as all others are made: with the same deadline, proxy and trust. */
final class CallerHttpClient implements SdkHttpClient {

    /** The client writes these itself. */
    private static final Set<String> OWN = Set.of("Host", "Content-Length");

    private final HttpCaller caller;

    /**
     * @param caller stays the giver's to close
     */
    CallerHttpClient(HttpCaller caller) {
        this.caller = caller;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answer(request);
            }

            /** The caller's deadline ends it. */
            @Override
            public void abort() {}
        };
    }

    @Override
    public void close() {}

    private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
        Result result = caller.call(call(request.httpRequest(), body(request)))
                .match(answer -> () -> response(answer), unanswered -> () -> {
                    throw new NoAnswerException(unanswered.outcome());
                });
        return result.get();
    }

    private static byte[] body(HttpExecuteRequest request) throws IOException {
        if (request.contentStreamProvider().isEmpty()) {
            return new byte[0];
        }
        try (InputStream content = request.contentStreamProvider().get().newStream()) {
            return content.readAllBytes();
        }
    }

    private static HttpCall call(SdkHttpRequest request, byte[] body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
        OWN.forEach(headers::remove);
        return HttpCall.post(request.getUri(), headers, body);
    }

    private static HttpExecuteResponse response(Answer answer) {
        SdkHttpFullResponse.Builder head = SdkHttpFullResponse.builder().statusCode(answer.status());
        answer.headers().forEach(head::putHeader);
        return HttpExecuteResponse.builder()
                .response(head.build())
                .responseBody(AbortableInputStream.create(
                        new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    /** An answer, or an exception in its place. */
    private interface Result {
        HttpExecuteResponse get() throws IOException;
    }

    /** There was no answer; the outcome says why. */
    static final class NoAnswerException extends IOException {

        private static final long serialVersionUID = 1L;

        private final transient Outcome outcome;

        NoAnswerException(Outcome outcome) {
            super("no answer from AWS's token service");
            this.outcome = outcome;
        }

        Outcome outcome() {
            return outcome;
        }
    }
}
