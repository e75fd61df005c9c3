package io.github.carillon.starter.hub;

import io.github.carillon.core.live.AzureLiveNotifier;
import io.github.carillon.core.live.HubUser;
import io.github.carillon.core.recipient.Reader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;

/** Where our hub would be, for clients that are served by Azure: sends them there, each with a token of their own. */
final class AzureNegotiation extends HubAddress {

    private final AzureLiveNotifier azure;
    private final Function<HttpServletRequest, Reader> readers;

    /**
     * @param readers whose request it is
     */
    AzureNegotiation(AzureLiveNotifier azure, Function<HttpServletRequest, Reader> readers) {
        this.azure = azure;
        this.readers = readers;
    }

    @Override
    public String getServletInfo() {
        return "The way to the hub of in-app notifications";
    }

    @Override
    void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Reader reader = readers.apply(request);
        if (!"/negotiate".equals(request.getPathInfo())) {
            notFound(response);
        } else if (!request.getMethod().equals("POST")) {
            notAllowed(response, "POST");
        } else {
            negotiated(response, azure.negotiate(HubUser.of(reader.tenant(), reader.user())));
        }
    }
}
