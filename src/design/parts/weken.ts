/** The weeks of a month ("2027-02") from Monday to Sunday, as dates; null outside the month. */
export function weken(maand: string): (string | null)[][] {
  const [jaar = 0, nummer = 1] = maand.split('-').map(Number);
  const leegVooraf = (new Date(Date.UTC(jaar, nummer - 1, 1)).getUTCDay() + 6) % 7;
  const dagen = new Date(Date.UTC(jaar, nummer, 0)).getUTCDate();
  const vakjes = Array.from({ length: Math.ceil((leegVooraf + dagen) / 7) * 7 }, (_, plek) => {
    const dag = plek - leegVooraf + 1;
    return dag >= 1 && dag <= dagen ? `${maand}-${String(dag).padStart(2, '0')}` : null;
  });
  return Array.from({ length: vakjes.length / 7 }, (_, week) => vakjes.slice(week * 7, week * 7 + 7));
}
