package io.github.carillon.starter.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Keeps a thread for everybody else, whatever one address does. A thread waits for whoever sends a body slowly or takes
 * an answer slowly; so one address has a part of the threads at most, and health, which must answer throughout, has a
 * part of its own. A body that nobody has asked for is not read: the connection ends instead.
 */
final class FairValve extends ValveBase {

    private static final int FOR_HEALTH = 8;
    private static final int FOR_REFUSALS = 8;
    private static final String PATIENCE = "5";

    private final String operators;
    private final Shares threads;
    private final Shares health = new Shares(FOR_HEALTH);
    private final Shares refusals = new Shares(FOR_REFUSALS);

    /**
     * @param operators where the paths of health begin
     * @param most how many threads one address may hold
     */
    FairValve(String operators, int most) {
        super(true);
        this.operators = operators;
        this.threads = new Shares(most);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Shares shares = isForHealth(request) ? health : threads;
        String address = request.getPeerAddr();
        if (shares.take(address)) {
            serve(request, response, () -> shares.giveBack(address));
        } else if (refusals.take(address)) {
            refuse(request, response, () -> refusals.giveBack(address));
        } else {
            // a word of farewell would take a thread as well
            request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
        }
    }

    /** A request that could not be read has no path; it comes here too, to be answered. */
    private boolean isForHealth(Request request) {
        String path = request.getDecodedRequestURI();
        return path != null && path.startsWith(operators);
    }

    private void serve(Request request, Response response, Runnable finished) throws IOException, ServletException {
        try {
            getNext().invoke(request, response);
            if (!request.isAsync()) {
                end(request, response);
            }
        } finally {
            finished.run();
        }
    }

    private static void refuse(Request request, Response response, Runnable finished) throws IOException {
        try {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setHeader("Retry-After", PATIENCE);
            response.setHeader("Connection", "close");
            end(request, response);
        } finally {
            finished.run();
        }
    }

    /** The answer goes out here, while the thread is counted, and not after the last valve. */
    private static void end(Request request, Response response) throws IOException {
        boolean unread = isUnread(request.getCoyoteRequest());
        if (unread && !response.isCommitted()) {
            response.setHeader("Connection", "close");
        }
        response.finishResponse();
        if (unread) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /** Whether more of the body is to come than is here; the web server would wait for it, to read the next request. */
    private static boolean isUnread(org.apache.coyote.Request request) {
        if (request.isFinished()) {
            return false;
        }
        long length = request.getContentLengthLong();
        request.action(ActionCode.AVAILABLE, false);
        return length < 0 || length - request.getBytesRead() > request.getAvailable();
    }
}
