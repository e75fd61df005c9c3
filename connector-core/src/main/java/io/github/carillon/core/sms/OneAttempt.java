package io.github.carillon.core.sms;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import io.github.carillon.core.http.StillWanted;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.jspecify.annotations.Nullable;

/**
 * One call of twilio-java: hands its request on once, where twilio-java would repeat it, and remembers what came of it.
 * For one call by one thread.
 */
final class OneAttempt extends HttpClient {

    private final TwilioTransport transport;
    private final HttpClientContext context;
    private @Nullable Response answer;
    private @Nullable Exception failure;

    OneAttempt(TwilioTransport transport) {
        this(transport, () -> true);
    }

    /** One that is made only on a yes to this question, which is asked when there is a connection for it. */
    OneAttempt(TwilioTransport transport, BooleanSupplier wanted) {
        this.transport = transport;
        this.context = StillWanted.context(wanted);
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        try {
            Response response = transport.execute(request, context);
            answer = response;
            return response;
        } catch (IOException | IllegalStateException noAnswer) {
            // the pool of a closed client throws an IllegalStateException
            failure = noAnswer;
            throw new ApiConnectionException("no answer", noAnswer);
        }
    }

    /** Whether the request may have been received, in part or in whole. */
    boolean wentOut() {
        return TwilioHttp.wentOut(context);
    }

    /** The whole answer, or null where none came. */
    @Nullable Response answer() {
        return answer;
    }

    /** Why no answer came, or null. */
    @Nullable Exception failure() {
        return failure;
    }
}
