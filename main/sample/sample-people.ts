import type { WrittenFields } from '../../shared/domain/records/registry.ts';

/** The requesters of the sample desk, by the id that stories use. */
export const samplePeople: Readonly<Record<string, WrittenFields<'person'>>> = {
  'ken-wheeler': { name: 'Ken Wheeler', email: 'ken@osTicket.com', phone: 'ext. 214', place: 'Accounting, 2nd floor' },
  'karen-karen': {
    name: 'Karen Karen',
    email: 'karen@osTicket.com',
    phone: 'ext. 301',
    place: 'Branch office, counter 2',
  },
  'amara-okafor': someone('Amara Okafor', 'amara.okafor', 'ext. 412', 'Warehouse, loading bay'),
  'ana-conceicao': someone('Ana Conceição', 'ana.conceicao', 'ext. 127', 'Customer service, 1st floor'),
  'aroha-ngata': someone('Aroha Ngata', 'aroha.ngata', 'ext. 330', 'Harbour branch, manager'),
  'beatrice-kimani': someone('Beatrice Kimani', 'beatrice.kimani', 'ext. 300', 'Branch office, counter 1'),
  'bjorn-halvorsen': someone('Bjørn Halvorsen', 'bjorn.halvorsen', '+47 555 01 73', 'Field service, on the road'),
  'chipo-moyo': someone('Chipo Moyo', 'chipo.moyo', 'ext. 217', 'Accounting, 2nd floor'),
  'desislava-georgieva': someone('Десислава Георгиева', 'd.georgieva', 'ext. 806', 'Sofia office'),
  'diego-fuentes': someone('Diego Fuentes', 'diego.fuentes', '+34 555 014 882', 'Sales, on the road'),
  'eli-feldman': someone('Eli Feldman', 'eli.feldman', 'ext. 441', 'Legal, 4th floor'),
  'fatima-el-amrani': someone('Fatima El Amrani', 'reception', 'ext. 100', 'Reception, ground floor'),
  'freya-lindqvist': someone('Freya Lindqvist', 'freya.lindqvist', 'ext. 501', 'Board office, 5th floor'),
  'gwen-prosser': { name: 'Gwen Prosser', email: '', phone: 'ext. 415', place: 'Warehouse office' },
  'helene-dubreuil': someone('Hélène Dubreuil', 'helene.dubreuil', 'ext. 124', 'Customer service, 1st floor'),
  'jurgen-grossmann': someone('Jürgen Großmann', 'juergen.grossmann', 'ext. 170', 'Facilities, basement'),
  'kwame-boateng': { name: 'Kwame Boateng', email: '', phone: '+44 7700 900 164', place: 'Driver, van 7' },
  'layla-haddad': someone('Layla Haddad', 'layla.haddad', 'ext. 142', 'Marketing, 1st floor'),
  'leilani-kahale': someone('Leilani Kahale', 'leilani.kahale', '', 'Marketing, 1st floor'),
  'li-ting': someone('李婷 (Li Ting)', 'ting.li', 'ext. 822', 'Purchasing, Shanghai office'),
  'linh-nguyen': someone('Nguyễn Thùy Linh', 'linh.nguyen', 'ext. 145', 'Marketing, 1st floor'),
  'margaret-ashworth': someone('Margaret Ashworth', 'margaret.ashworth', 'ext. 500', 'Board office, 5th floor'),
  'mehmet-yildiz': someone('Mehmet Yıldız', 'mehmet.yildiz', 'ext. 461', 'Production planning, hall B'),
  'min-jun-park': someone('Park Min-jun', 'minjun.park', 'ext. 478', 'Laboratory, hall C'),
  'ondrej-novak': someone('Ondřej Novák', 'ondrej.novak', 'ext. 470', 'Engineering, hall C'),
  'priya-raman': someone('Priya Raman', 'priya.raman', 'ext. 350', 'Human resources, 3rd floor'),
  'rahul-deshmukh': someone('Rahul Deshmukh', 'rahul.deshmukh', '', 'Controlling, 2nd floor'),
  'rosa-delgado': { name: 'Rosa Delgado', email: '', phone: '', place: 'Canteen' },
  'siobhan-obrien': someone("Siobhán O'Brien", 'siobhan.obrien', 'ext. 443', 'Legal, 4th floor'),
  'thabo-mokoena': someone('Thabo Mokoena', 'security', 'ext. 111', 'Security desk, main gate'),
  'tomasz-zielinski': someone('Tomasz Zieliński', 'tomasz.zielinski', 'ext. 331', 'Harbour branch, counter 1'),
  'victor-sandoval': someone('Víctor Sandoval', 'victor.sandoval', 'ext. 232', 'Purchasing, 2nd floor'),
  'walter-hobbs': { name: 'Walter Hobbs', email: '', phone: 'ext. 175', place: 'Archive, basement' },
  'zainab-hussain': someone('Zainab Hussain', 'zainab.hussain', 'ext. 355', 'Payroll, 3rd floor'),
};

function someone(name: string, mailbox: string, phone: string, place: string): WrittenFields<'person'> {
  return { name, email: `${mailbox}@example.com`, phone, place };
}
