package io.github.carillon.sandbox;

import io.github.carillon.core.http.Urls;
import java.net.URI;

/** Where things are, for the person at the console. */
record Addresses(URI page, int smtpPort, int imapPort, URI twilio) {

    static Addresses of(URI page, TestServers testServers) {
        return new Addresses(
                page,
                testServers.mail().smtpPort(),
                testServers.mail().imapPort(),
                testServers.twilio().baseUri());
    }

    URI cockpit() {
        return page.resolve("/camunda/app/cockpit/default/");
    }

    URI tasklist() {
        return page.resolve("/camunda/app/tasklist/default/");
    }

    URI instance(String id) {
        return page.resolve("/camunda/app/cockpit/default/#/process-instance/" + Urls.segment(id) + "/runtime");
    }
}
