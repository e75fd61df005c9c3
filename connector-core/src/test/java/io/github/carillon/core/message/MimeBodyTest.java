package io.github.carillon.core.message;

import static io.github.carillon.core.message.Composed.codeOf;
import static io.github.carillon.core.message.Composed.mail;
import static io.github.carillon.core.message.Composed.read;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MimeBodyTest {

    private static final byte[] BYTES = {0, 1, 2, (byte) 0xFF, '\r', '\n', '.'};
    private static final String HTML = "<p>Ready <img src=\"cid:logo\"></p>";
    private static final Attachment PDF = Attachment.file("invoice.pdf", "application/pdf", BYTES);
    private static final Attachment LOGO = Attachment.inline("logo.png", "image/png", BYTES, "logo");

    @Test
    void files_and_pictures_stand_around_the_alternatives_in_the_right_order() throws Exception {
        MimeMessage message = read(mail(HTML).withAttachments(List.of(PDF, LOGO)));

        Multipart mixed = multipart(message.getContent(), "multipart/mixed", 2);
        Multipart related = multipart(mixed.getBodyPart(0).getContent(), "multipart/related", 2);
        assertThat(new ContentType(related.getContentType()).getParameter("type"))
                .isEqualTo("multipart/alternative");
        Multipart alternative = multipart(related.getBodyPart(0).getContent(), "multipart/alternative", 2);
        assertThat(alternative.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(alternative.getBodyPart(1).getContent()).isEqualTo(HTML);
        assertThat(mixed.getBodyPart(1).getDisposition()).isEqualTo("attachment");
        assertPicture((MimeBodyPart) related.getBodyPart(1));
    }

    @Test
    void a_text_with_a_file_is_mixed_and_nothing_more() throws Exception {
        Multipart mixed =
                multipart(read(mail(null).withAttachments(List.of(PDF))).getContent(), "multipart/mixed", 2);

        assertThat(mixed.getBodyPart(0).getContent()).isEqualTo("Your order is ready.");
        BodyPart file = mixed.getBodyPart(1);
        assertThat(file.getContentType()).isEqualTo("application/pdf");
        assertThat(file.getFileName()).isEqualTo("invoice.pdf");
        assertThat(file.getInputStream()).hasBinaryContent(BYTES);
    }

    @Test
    void html_with_a_picture_needs_no_mixed() throws Exception {
        multipart(read(mail(HTML).withAttachments(List.of(LOGO))).getContent(), "multipart/related", 2);
    }

    @Test
    void without_html_a_picture_is_a_file() throws Exception {
        multipart(read(mail(null).withAttachments(List.of(LOGO))).getContent(), "multipart/mixed", 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Übersicht März.pdf",
                "a \"quoted\" name.txt",
                "50% off; really=yes.pdf",
                "=?UTF-8?Q?x?=.pdf",
                "😀.png",
                "日本語の請求書.pdf"
            })
    void a_file_name_arrives_as_written(String name) throws Exception {
        MimeMessage message = read(mail(null).withAttachments(List.of(Attachment.file(name, null, BYTES))));

        BodyPart file = ((Multipart) message.getContent()).getBodyPart(1);
        assertThat(file.getFileName()).isEqualTo(name);
        assertThat(MimeUtility.unfold(file.getHeader("Content-Disposition")[0])).matches("[ -~]+");
    }

    @Test
    void a_long_name_fits_its_lines() throws Exception {
        String name = "ü".repeat(250) + ".pdf";
        MimeMessage message = read(mail(null).withAttachments(List.of(Attachment.file(name, null, BYTES))));

        BodyPart file = ((Multipart) message.getContent()).getBodyPart(1);
        assertThat(file.getFileName()).isEqualTo(name);
        assertThat(file.getHeader("Content-Disposition")[0].lines()).allMatch(line -> line.length() <= 78);
    }

    @Test
    void a_name_that_is_too_long_is_cut_and_keeps_its_ending() throws Exception {
        Mail mail = mail(null).withAttachments(List.of(Attachment.file("😀".repeat(300) + ".tar.pdf", null, BYTES)));

        String name = ((Multipart) read(mail).getContent()).getBodyPart(1).getFileName();
        assertThat(name).isEqualTo("😀".repeat(250) + "….pdf");
        assertThat(name.codePointCount(0, name.length())).isEqualTo(255);
        assertThat(Attachment.file("a." + "b".repeat(300), null, BYTES).name()).isEqualTo("a." + "b".repeat(252) + "…");
        assertThat(Attachment.file("a".repeat(255), null, BYTES).name()).isEqualTo("a".repeat(255));
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/passwd, passwd",
        "..\\..\\secret.txt, secret.txt",
        "C:\\Users\\ann\\a.pdf, a.pdf",
        "folder/, attachment",
        ".., attachment"
    })
    void of_a_path_only_the_last_name_is_kept(String path, String name) {
        assertThat(Attachment.file(path, null, BYTES).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "'quo\"te;semi\\back.txt', 'quo\"te;semi\\back.txt'",
        "'a\r\nBcc: eve@example.com', a Bcc: eve@example.com",
        "'a\n', a",
        "invoice\u202Efdp.exe, invoicefdp.exe"
    })
    void a_name_is_kept_in_one_line_and_one_direction(String written, String name) throws Exception {
        MimeMessage message = read(mail(null).withAttachments(List.of(Attachment.file(written, null, BYTES))));

        var part = (MimeBodyPart) ((Multipart) message.getContent()).getBodyPart(1);
        assertThat(part.getFileName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b.pdf", "a\u001Bb.pdf"})
    void a_name_with_a_control_character_is_refused(String name) {
        Mail mail = mail(null).withAttachments(List.of(Attachment.file(name, null, BYTES)));

        assertThat(codeOf(mail)).isEqualTo("INVALID_FILE_NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logo>\r\nX: y", "", "lo go", "ü"})
    void a_content_id_that_could_break_out_is_refused(String id) {
        Mail mail = mail(HTML).withAttachments(List.of(Attachment.inline("l.png", "image/png", BYTES, id)));

        assertThat(codeOf(mail)).isEqualTo("INVALID_CONTENT_ID");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "pdf",
                "text/html\r\nX: y",
                "multipart/mixed",
                "message/rfc822",
                "a/b; x",
                "a/b; x=\"y",
                "a/b; x=y\r\nX: y",
                "a/b; x=\"y\r\nX: y\"",
                "a/b; x=ü"
            })
    void what_is_no_content_type_is_octets(String type) {
        assertThat(Attachment.file("a", type, BYTES).contentType()).isEqualTo("application/octet-stream");
    }

    @Test
    void parameters_are_kept_but_not_what_the_file_is_called() {
        assertThat(Attachment.file("a", "Text/Calendar; Method=REQUEST ;charset=\"UTF-8\"; name=\"C:/x\";", BYTES)
                        .contentType())
                .isEqualTo("text/calendar; method=REQUEST; charset=\"utf-8\"");
        assertThat(Attachment.file("a", "application/x; title=\"a; b, c\"", BYTES)
                        .contentType())
                .isEqualTo("application/x; title=\"a; b, c\"");
    }

    @Test
    void a_charset_is_kept() {
        assertThat(Attachment.file("a.csv", "Text/CSV ;Charset = UTF-8", BYTES).contentType())
                .isEqualTo("text/csv; charset=utf-8");
    }

    @Test
    void too_large_attachments_are_refused_and_the_reason_gives_the_numbers() {
        Attachment half = Attachment.file("a", null, new byte[501]);

        assertThat(codeOf(mail(null).withAttachments(List.of(half)))).isEqualTo("composed");
        assertThat(codeOf(mail(null).withAttachments(List.of(half, half)))).isEqualTo("ATTACHMENTS_TOO_LARGE");
    }

    @Test
    void an_attachment_and_a_mail_never_show_what_they_hold() {
        Attachment file = Attachment.file("salary.txt", "text/plain", "secret".getBytes(StandardCharsets.UTF_8));

        assertThat(file + " " + mail(null).withAttachments(List.of(file))).doesNotContain("salary", "secret");
    }

    private static void assertPicture(MimeBodyPart picture) throws Exception {
        assertThat(picture.getDisposition()).isEqualTo("inline");
        assertThat(picture.getContentID()).isEqualTo("<logo>");
        assertThat(picture.getContentType()).isEqualTo("image/png");
        assertThat(picture.getInputStream()).hasBinaryContent(BYTES);
    }

    private static Multipart multipart(Object content, String type, int parts) throws Exception {
        assertThat(content).isInstanceOf(MimeMultipart.class);
        MimeMultipart multipart = (MimeMultipart) content;
        assertThat(multipart.getContentType()).startsWith(type);
        assertThat(multipart.getCount()).isEqualTo(parts);
        return multipart;
    }
}
