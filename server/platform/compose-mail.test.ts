import { describe, expect, it } from "vitest";
import { composeMail } from "./compose-mail";

const invitation = {
  kind: "invitation" as const,
  params: { inviter: "Kim <b>Minji</b>", workspace: "Hanbit & Sons", role: "Accountant", expires: "2026-12-01" },
  actionUrl: "https://naru.example.com/invitations/abc?x=1&y=2",
};

describe("PLT-13 mails are worded from the catalogue", () => {
  it("says the same as text and as HTML", () => {
    const mail = composeMail("en", invitation);
    expect(mail.subject).toBe("Kim <b>Minji</b> invites you to Hanbit & Sons");
    expect(mail.text).toContain("Join Hanbit & Sons:\nhttps://naru.example.com/invitations/abc?x=1&y=2");
    expect(mail.html).toContain("The link works once and until 2026-12-01.");
  });

  it("lets no value of a record become markup", () => {
    const { html } = composeMail("en", invitation);
    expect(html).not.toContain("<b>Minji");
    expect(html).toContain("Kim &lt;b&gt;Minji&lt;/b&gt;");
    expect(html).toContain('href="https://naru.example.com/invitations/abc?x=1&amp;y=2"');
  });

  it("keeps a subject on one line, so that no header can be added through a name", () => {
    const mail = composeMail("en", { ...invitation, params: { ...invitation.params, inviter: "Eve\r\nBcc: all@example.com" } });
    expect(mail.subject).not.toMatch(/[\r\n]/);
  });

  it("PLT-18 speaks the reader's language, with the role in its words", () => {
    const korean = composeMail("ko", { ...invitation, params: { ...invitation.params, role: "sales_manager" } });
    expect(korean.subject).toBe("Kim <b>Minji</b> 님이 Hanbit & Sons에 초대했습니다");
    expect(korean.text).toContain("영업 관리자 역할로");
    expect(korean.html).toContain('<html lang="ko">');
    expect(composeMail("zh-CN", { kind: "password_reset", params: { minutes: 30 } }).text).toContain("30 分钟内有效");
  });

  it("falls back to English and counts in words", () => {
    expect(composeMail("xx", { kind: "password_reset", params: { minutes: 1 } }).text).toContain("for 1 minute.");
    expect(composeMail("en", { kind: "password_reset", params: { minutes: 30 } }).text).toContain("for 30 minutes.");
  });
});
