package io.github.carillon.core.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import io.github.carillon.core.http.HttpResult;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

/**
 * One call of twilio-java: hands its request on once, where twilio-java would repeat it, and remembers what came of it.
 * For one call by one thread.
 */
final class OneAttempt extends HttpClient {

    private final TwilioTransport transport;
    private final BooleanSupplier wanted;
    private @Nullable HttpResult result;

    OneAttempt(TwilioTransport transport) {
        this(transport, () -> true);
    }

    /** One that is made only on a yes to this question, which is asked when there is a connection for it. */
    OneAttempt(TwilioTransport transport, BooleanSupplier wanted) {
        this.transport = transport;
        this.wanted = wanted;
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        HttpResult came = transport.execute(request, wanted);
        result = came;
        return came.match(OneAttempt::response, none -> {
            throw new ApiConnectionException("no answer");
        });
    }

    /** What came of the last request; empty where none was made. */
    Optional<HttpResult> result() {
        return Optional.ofNullable(result);
    }

    /** With its headers: twilio-java reads them where it logs at level DEBUG. */
    private static Response response(HttpResult.Answer answer) {
        Header[] headers = answer.headers().entrySet().stream()
                .map(header -> new BasicHeader(header.getKey(), header.getValue()))
                .toArray(Header[]::new);
        return new Response(answer.body(), answer.status(), headers);
    }
}
