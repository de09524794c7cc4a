// Which passwords does everybody guess first? Short on purpose: the length rule keeps out what published lists lead with.

const words = `
0123456789 1234567890 12345678910 0987654321 9876543210 1111111111 0000000000 1212121212 1122334455 123123123123 147258369 1q2w3e4r5t
1qaz2wsx3edc qwertyuiop qwerty12345 qwerty123456 asdfghjkl asdfghjkl; zxcvbnm abcdefghij abcdefghijk abcd1234 abc123 a1b2c3d4e5 q1w2e3r4t5y6
password passw0rd p@ssw0rd p@ssword password1234 mypassword newpassword letmein letmeinnow welcome welcome1234 iloveyou iloveyou123 princess
sunshine football baseball superman starwars trustno1 whatever computer internet administrator admin adminadmin admin1234 changeme changemenow
secret secretsecret default guest qwerty monkey dragon master login access mustang shadow michael jennifer
matkhau matkhaumoi matkhaucuatoi mật khẩu khongbiet khongcomatkhau anhyeuem emyeuanh yeuemnhieu anhyeuemnhieu vietnam vietnamvodich hanoi
saigon hochiminh tphcm xinchao chucmungnammoi nguyenvana congty congtytnhh khachhang mostcrm mostcrm2026
`;

export const commonPasswords: ReadonlySet<string> = new Set(words.split(/\s+/).filter(Boolean));
