package io.github.carillon.sandbox;

import io.github.carillon.core.http.Urls;
import java.net.URI;

/** Where things are, for the person at the console. */
record Addresses(URI page, int smtpPort, int imapPort, URI twilio) {

    static Addresses of(URI page, StandIns standIns) {
        return new Addresses(
                page,
                standIns.mail().smtpPort(),
                standIns.mail().imapPort(),
                standIns.twilio().baseUri());
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
