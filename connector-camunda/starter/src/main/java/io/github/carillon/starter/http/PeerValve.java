package io.github.carillon.starter.http;

import io.github.carillon.core.value.HostName;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.catalina.Globals;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Tells the filters who has opened the connection. They cannot see it for themselves: what believes in the headers of a
 * proxy stands before them, and everybody can write such headers.
 */
final class PeerValve extends ValveBase {

    /** What proxies add; one of them is enough to know that somebody else is behind it. */
    private static final List<String> PROXIES = List.of("forwarded", "via", "x-real-ip");

    private static final String OTHERS = "x-forwarded-";

    PeerValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Peer.put(request, request.getPeerAddr(), isForwarded(request) || !isForThisMachine(request));
        getNext().invoke(request, response);
    }

    /** A page in a browser on this machine may come from a name of a stranger's own that leads here. */
    private static boolean isForThisMachine(Request request) {
        String host = request.getServerName();
        return host != null && HostName.isLoopback(host);
    }

    private static boolean isForwarded(Request request) {
        return request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE) != null
                || Collections.list(request.getHeaderNames()).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .anyMatch(name -> PROXIES.contains(name) || name.startsWith(OTHERS));
    }
}
