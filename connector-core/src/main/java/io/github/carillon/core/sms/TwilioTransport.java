package io.github.carillon.core.sms;

import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.HttpUtility;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/**
 * Puts twilio-java's requests on the wire, each of them once.
 *
 * <p>twilio-java's own {@code NetworkHttpClient} fixes its time-outs and can only be kept from repeating a POST by
 * overriding most of it, so only its request and response types are used. Safe for use by several threads.
 */
final class TwilioTransport implements AutoCloseable {

    private static final int LARGEST_ANSWER = 1 << 20;

    private final CloseableHttpClient client;
    private final BaseUrl baseUrl;

    TwilioTransport(TwilioSettings settings) {
        this.client = TwilioHttp.client(settings);
        this.baseUrl = new BaseUrl(settings.baseUrl());
    }

    /**
     * Makes one attempt. Afterwards {@link TwilioHttp#wentOut} says of the context whether anything was written.
     *
     * @throws IOException when no whole answer came
     */
    Response execute(Request request, HttpClientContext context) throws IOException {
        HttpUriRequestBase outgoing = HttpClient.createHttpUriRequestBase(request);
        outgoing.setUri(baseUrl.of(URI.create(request.constructURL().toString())));
        outgoing.setHeader(HttpHeaders.AUTHORIZATION, request.getAuthString());
        outgoing.setHeader(HttpHeaders.ACCEPT, "application/json");
        outgoing.setHeader(HttpHeaders.USER_AGENT, HttpUtility.getUserAgentString(List.of(), true));
        if (request.getMethod() == HttpMethod.POST) {
            outgoing.setEntity(form(request));
        }
        return client.execute(outgoing, context, TwilioTransport::read);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private static UrlEncodedFormEntity form(Request request) {
        List<NameValuePair> pairs = request.getPostParams().entrySet().stream()
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> new BasicNameValuePair(parameter.getKey(), value)))
                .collect(Collectors.toList());
        return new UrlEncodedFormEntity(pairs, StandardCharsets.UTF_8);
    }

    private static Response read(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] content = entity == null ? new byte[0] : EntityUtils.toByteArray(entity, LARGEST_ANSWER);
        return new Response(new String(content, StandardCharsets.UTF_8), response.getCode(), response.getHeaders());
    }
}
