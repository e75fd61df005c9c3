package io.github.carillon.core.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.http.HttpUtility;
import com.twilio.http.Request;
import io.github.carillon.core.http.HttpCall;
import io.github.carillon.core.http.HttpCaller;
import io.github.carillon.core.http.HttpResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Puts twilio-java's requests on the wire, each of them once.
 *
 * <p>twilio-java's own {@code NetworkHttpClient} fixes its time-outs and can only be kept from repeating a POST by
 * overriding most of it, so only its request and response types are used. Safe for use by several threads.
 */
final class TwilioTransport implements AutoCloseable {

    private final HttpCaller caller;
    private final BaseUrl baseUrl;

    TwilioTransport(TwilioSettings settings) {
        this.caller = new HttpCaller(settings.limits());
        this.baseUrl = new BaseUrl(settings.baseUrl());
    }

    /** Makes one attempt, on a yes to this question, which is asked when there is a connection for it. */
    HttpResult execute(Request request, BooleanSupplier wanted) {
        URI uri = baseUrl.of(URI.create(request.constructURL().toString()));
        HttpCall call = request.getMethod() == HttpMethod.POST
                ? HttpCall.post(
                        uri,
                        headers(request, Map.of("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")),
                        request.encodeFormBody().getBytes(StandardCharsets.US_ASCII))
                : HttpCall.get(uri, headers(request, Map.of()));
        return caller.call(call.onlyIf(wanted));
    }

    @Override
    public void close() {
        caller.close();
    }

    private static Map<String, String> headers(Request request, Map<String, String> more) {
        Map<String, String> headers = new TreeMap<>(more);
        headers.put("Authorization", request.getAuthString());
        headers.put("Accept", "application/json");
        headers.put("User-Agent", HttpUtility.getUserAgentString(List.of(), true));
        return headers;
    }
}
